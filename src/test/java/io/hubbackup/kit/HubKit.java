package io.hubbackup.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** The kit that starts a real hub: the folder that the environment variable {@code HUB_KIT} names. */
public record HubKit(Path folder) {

    private static final Duration LAY_OUT = Duration.ofMinutes(2);

    /** Why tests that need a real hub did not run. */
    public static final String ABSENT = "HUB_KIT is not set";

    /**
     * The kit of this environment; empty when {@code HUB_KIT} is unset or blank.
     *
     * @throws IllegalStateException when it names a folder without {@code hub.sh}: a wrong path must not look like "not wanted"
     */
    public static Optional<HubKit> present() {
        return at(Optional.ofNullable(System.getenv("HUB_KIT")));
    }

    /**
     * Lets tests run where there is a kit.
     *
     * @param otherwise why they do not run elsewhere, as the last lines of the output know it
     */
    static ConditionEvaluationResult needed(String otherwise) {
        return present().isPresent()
                ? ConditionEvaluationResult.enabled("HUB_KIT is set")
                : ConditionEvaluationResult.disabled(otherwise);
    }

    static Optional<HubKit> at(Optional<String> setting) {
        return setting.filter(folder -> !folder.isBlank()).map(HubKit::in);
    }

    private static HubKit in(String folder) {
        var kit = new HubKit(Path.of(folder).toAbsolutePath().normalize());
        if (!Files.isExecutable(kit.script())) {
            throw new IllegalStateException(
                    "HUB_KIT names %s, but there is no hub.sh; correct it, or unset it to leave out the tests that need a real hub."
                            .formatted(kit.folder()));
        }
        return kit;
    }

    /** The Go operator's definitions of the two custom resources, to apply in place of ours. */
    public Path goOperatorCrds() {
        return folder.resolve("crds/go-operator");
    }

    /** The definitions of the kinds that every cluster with a Velero serves. */
    public Path veleroCrds() {
        return folder.resolve("crds/velero");
    }

    /** The folders of all definitions but those of the two custom resources. */
    public List<Path> hubCrds() {
        return List.of(veleroCrds(), folder.resolve("crds/hub"), folder.resolve("crds/extra"));
    }

    /** The kubectl that fits a hub of this kit; laid out when it is first asked for. */
    public Path kubectl() {
        var tools = Optional.ofNullable(System.getenv("HUB_TOOLS"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "hub-tools"));
        var layout =
                Shell.run(LAY_OUT, Map.of(), List.of(folder.resolve("setup.sh").toString(), tools.toString()));
        if (!layout.ok()) {
            throw new IllegalStateException("setup.sh ended with %d: %s".formatted(layout.exit(), layout.err()));
        }
        try (var versions = Files.list(tools.resolve("k8s"))) {
            return versions.map(version -> version.resolve("kubectl"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path script() {
        return folder.resolve("hub.sh");
    }
}
