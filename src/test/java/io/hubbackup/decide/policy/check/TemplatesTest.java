package io.hubbackup.decide.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.WrittenCatalogue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D6, U27 The templates and their catalogue agree")
class TemplatesTest {

    private static final List<PolicyTemplate> ALL = Templates.of(WrittenCatalogue.read());

    @Test
    @DisplayName("D6 there is one template for each entry, in its order")
    void names() {
        assertThat(ALL.stream().map(PolicyTemplate::name))
                .containsExactlyElementsOf(WrittenCatalogue.read().entries().stream()
                        .map(CatalogueEntry::name)
                        .toList());
    }

    static Stream<Arguments> templates() {
        return ALL.stream().map(template -> Arguments.argumentSet(template.name(), template));
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("D6, U27 each reason of the catalogue is one that the template gives")
    void reasons(PolicyTemplate template) {
        assertThat(ours(template)).containsAll(written(template.name()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("D6, U27 each template is one class, named after its condition, with a table of tests")
    void tables(PolicyTemplate template) {
        var name = template.getClass().getSimpleName();
        assertThat(name)
                .isEqualToIgnoringCase(
                        WrittenCatalogue.read().entry(template.name()).condition());
        assertThat(Path.of("src/test/java/io/hubbackup/decide/policy/check", name + "Test.java"))
                .exists();
    }

    private static Set<String> written(String name) {
        var reasons = new HashSet<>(WrittenCatalogue.reasons(name, "compliant"));
        reasons.addAll(WrittenCatalogue.reasons(name, "violated"));
        return reasons;
    }

    /** T11 and T12 share theirs. */
    private static Set<String> ours(PolicyTemplate template) {
        var shared = template instanceof ManagedClustersBackupAvailable || template instanceof ResourcesBackupAvailable;
        var reasons = new TreeSet<String>();
        Arrays.stream((shared ? RestorePoint.class : template.getClass()).getDeclaredClasses())
                .filter(Verdict.Reason.class::isAssignableFrom)
                .flatMap(reason -> Arrays.stream(reason.getEnumConstants()))
                .forEach(reason -> reasons.add(((Verdict.Reason) reason).name()));
        return reasons;
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("policies 7.1 a reason is a word that a condition may have")
    void words(PolicyTemplate template) {
        assertThat(ours(template))
                .isNotEmpty()
                .allMatch(reason -> reason.matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("policies 6.1 a bare hub is judged by every template without an alert, but for what is not installed")
    void bare(PolicyTemplate template) {
        var verdict = template.evaluate(PolicyHub.bare().seen(), PolicyHub.NOON);
        assertThat(verdict.message()).isNotBlank();
    }
}
