package io.hubbackup.packaging.bundle;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked of a bundle: the rows of packaging 6.3 that an OLM check calls an error, and the checks of packaging 8 that need no tool.
 *
 * @param all in the order in which they are told
 */
record BundleRules(List<Rule> all) {

    /** Of one that may still name its image by a tag. */
    static BundleRules development() {
        return new BundleRules(Stream.of(
                        FileRules.all(),
                        VersionRules.all(),
                        DescribingRules.all(),
                        OwnedKindRules.all(),
                        ExampleRules.all(),
                        DeploymentRules.all(),
                        ImageRules.all())
                .flatMap(List::stream)
                .toList());
    }

    /** Of one that goes to a catalogue. */
    static BundleRules release() {
        return new BundleRules(Stream.concat(development().all().stream(), ImageRules.released().stream())
                .toList());
    }

    List<Finding> findings(Bundle bundle) {
        return all.stream().flatMap(rule -> rule.findings(bundle)).toList();
    }
}
