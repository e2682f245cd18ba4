import java.io.FileInputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;

/** Asks the veraPDF engine whether each file keeps a standard: Validate ua1|2a FILE… */
public class Validate {
  public static void main(String[] words) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    var foundry = Foundries.defaultInstance();
    var flavour = PDFAFlavour.fromString(words[0]);
    var profile = words[0].equals("ua1") ? "PDFUA-1.xml" : "PDFA-" + words[0].toUpperCase() + ".xml";
    var rules = Profiles.profileFromXml(
        Validate.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + profile));
    var broken = 0;
    for (var at = 1; at < words.length; at++) {
      try (var parser = foundry.createParser(new FileInputStream(words[at]), flavour);
          var validator = foundry.createValidator(rules, false)) {
        var result = validator.validate(parser);
        System.out.printf("%s: %s (%d checks)%n", words[at],
            result.isCompliant() ? "keeps the standard" : "BREAKS THE STANDARD", result.getTotalAssertions());
        if (result.isCompliant()) continue;
        broken++;
        result.getTestAssertions().stream()
            .filter(check -> check.getStatus() == TestAssertion.Status.FAILED)
            .limit(20)
            .forEach(check -> System.out.printf("  %s-%d %s%n", check.getRuleId().getClause(),
                check.getRuleId().getTestNumber(), check.getMessage()));
      }
    }
    System.exit(broken == 0 ? 0 : 1);
  }
}
