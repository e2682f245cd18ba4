/** Shapes that go with a word. */
export type ShapeName = 'ring' | 'half' | 'disc' | 'bars' | 'slash' | 'dot' | 'check' | 'diamond' | 'diamond-full';
