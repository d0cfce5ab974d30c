package io.hubbackup.run;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.wire.GoDuration;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the administrator wants otherwise than the catalogue; a wish that cannot be understood ends the start (policies 7.5). */
final class PolicyOverrides {

    private static final String PREFIX = "hub-backup.policies.";
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");
    private static final List<String> SWITCH = List.of("true", "false");
    private static final List<String> REMEDIATIONS = List.of("enforce", "inform");

    private final Catalogue catalogue;
    private final Map<String, String> overrides = new TreeMap<>();

    private PolicyOverrides(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws ConfigurationException with one line that names the key, the value, the rule and the remedy */
    static Catalogue of(Catalogue catalogue, OperatorConfig.Policies config) {
        var wishes = new PolicyOverrides(catalogue);
        wishes.overrides.put("backup-schedule-cron-enabled.requireSchedule", String.valueOf(config.requireSchedule()));
        config.overrides()
                .forEach((template, fields) -> fields.forEach((field, value) -> wishes.add(template, field, value)));
        return catalogue.with(wishes.overrides);
    }

    private void add(String template, String field, String value) {
        var entry = entry(template, field, value);
        var known = entry.thresholds().keySet().stream()
                .filter(threshold -> bare(threshold).equals(bare(field)))
                .findFirst();
        var rule =
                switch (field) {
                    case "enabled" -> Rule.oneOf(SWITCH);
                    case "severity" -> Rule.oneOf(SEVERITIES);
                    default ->
                        known.map(threshold -> rule(entry.text(threshold)))
                                .orElseThrow(() -> refused(
                                        template, field, value, "%s has %s".formatted(template, settings(entry))));
                };
        if (!rule.fits(value)) {
            throw refused(template, field, value, "it has to be " + rule.words());
        }
        overrides.put(template + "." + known.orElse(field), value);
    }

    private CatalogueEntry entry(String template, String field, String value) {
        return catalogue.entries().stream()
                .filter(entry -> entry.name().equals(template))
                .findFirst()
                .orElseThrow(() -> refused(
                        template, field, value, "there is no template of this name; policies/README.md lists them"));
    }

    private static String settings(CatalogueEntry entry) {
        var names = new ArrayList<>(List.of("enabled", "severity"));
        entry.thresholds().keySet().stream().sorted().forEach(names::add);
        return String.join(", ", names);
    }

    /** {@code minimum-grace} and {@code minimumGrace} are the same. */
    private static String bare(String field) {
        return field.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static ConfigurationException refused(String template, String field, String value, String why) {
        return new ConfigurationException("%s%s.%s=%s cannot be used: %s. Correct it or take it away."
                .formatted(PREFIX, template, field, value, why));
    }

    /** A threshold is written as its default is. */
    private static Rule rule(String usual) {
        if (SWITCH.contains(usual)) {
            return Rule.oneOf(SWITCH);
        }
        if (REMEDIATIONS.contains(usual)) {
            return Rule.oneOf(REMEDIATIONS);
        }
        if (usual.matches("\\d+")) {
            return new Rule("a whole number, %s for instance".formatted(usual), value -> value.matches("\\d{1,9}"));
        }
        return isDuration(usual)
                ? new Rule("a duration, %s for instance".formatted(usual), PolicyOverrides::isDuration)
                : new Rule("of the form of " + usual, value -> value.matches("\\d+(\\.\\d+)*"));
    }

    private static boolean isDuration(String text) {
        return GoDuration.parse(text).fold(length -> !length.isNegative(), why -> false);
    }

    /** What a value has to be. */
    private record Rule(String words, Predicate<String> test) {

        static Rule oneOf(List<String> values) {
            return new Rule("one of " + String.join(", ", values), values::contains);
        }

        boolean fits(String value) {
            return test.test(value);
        }
    }
}
