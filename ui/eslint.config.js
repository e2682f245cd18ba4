// The rules of the house, for the window. What stands here fails the run:
// `npm run check` allows no warning.
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Who may not import whom. Paths are resolved, so an alias is no way around. */
const layers = [
  {
    target: './src/shared',
    from: ['./src/features', './src/views', './src/backend'],
    message: 'shared/ is the design system: it knows no feature, no view and no core.',
  },
  {
    target: './src/features',
    from: './src/views',
    message: 'A view composes features, never the other way round.',
  },
  {
    target: './src/backend',
    from: ['./src/features', './src/views', './src/shared'],
    message: 'backend/ is the way to the core and knows nothing of the screens.',
  },
  {
    target: ['./src/!(backend)/**/*', './src/*.*', './src/backend/!(tauri.ts)'],
    from: './src/backend/bindings.ts',
    message: 'Only backend/tauri.ts imports the generated bindings.',
  },
];

const onlyTauriTs = {
  patterns: [
    {
      group: ['@tauri-apps/*'],
      message: 'Only backend/tauri.ts talks to Tauri; import from $backend.',
    },
  ],
};

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'src/backend/bindings.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
        // For the scripts of components that a TypeScript file imports.
        parser: ts.parser,
      },
    },
    rules: {
      // Numbers in a sentence are what template literals are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An event handler may be an arrow function around a call.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A Failure is what the core throws and what screens show.
      '@typescript-eslint/only-throw-error': ['error', { allow: ['Failure', 'Failure_Serialize'] }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // What a component hands to a callback is typed by svelte-check; ESLint cannot see it.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'svelte/button-has-type': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      // `let { value = $bindable() } = $props()` is how Svelte spells it.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.svelte'],
      'import-x/parsers': {
        '@typescript-eslint/parser': ['.ts'],
        'svelte-eslint-parser': ['.svelte'],
      },
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: './tsconfig.json', extensions: ['.ts', '.svelte', '.js'] }),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: layers }],
      '@typescript-eslint/no-restricted-imports': ['error', onlyTauriTs],
    },
  },
  {
    files: ['src/backend/tauri.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['*.config.{js,ts}'],
    extends: [ts.configs.recommended],
    languageOptions: { globals: globals.node },
  },
);
