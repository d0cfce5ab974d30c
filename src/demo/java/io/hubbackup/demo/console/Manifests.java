package io.hubbackup.demo.console;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.demo.site.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Objects from files, as kubectl apply --server-side writes them. */
public record Manifests(Site site) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A BackupSchedule to begin with. */
    public static final String SAMPLE = "src/main/kubernetes/samples/backupschedule.yaml";

    /** The same, and imported clusters have accounts with which another hub can import them. */
    public static final String WITH_ACCOUNTS = "src/main/kubernetes/samples/backupschedule-with-accounts.yaml";

    /** The definitions of the two custom resources. */
    static final String DEFINITIONS = "src/main/kubernetes/crds";

    /** @param name of a file, or of a folder with files */
    public List<String> apply(String name) {
        var path = Path.of(name);
        try (var files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
            return files.filter(file -> file.equals(path) || file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> objects(file).stream())
                    .map(this::apply)
                    .toList();
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    /**
     * As kubectl replace --force does: what is there goes first.
     *
     * @param name of a file
     */
    public List<String> replace(String name) {
        objects(Path.of(name))
                .forEach(object -> site.client()
                        .resource(object)
                        .withTimeoutInMillis(PATIENCE.toMillis())
                        .delete());
        return apply(name);
    }

    private List<HasMetadata> objects(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return site.client().load(yaml).items();
        } catch (IOException | IllegalArgumentException | KubernetesClientException unreadable) {
            throw unreadable(file.toString(), unreadable);
        }
    }

    private static Refused unreadable(String name, Exception why) {
        return new Refused("%s cannot be read: %s. Name a file with YAML, for example %s."
                .formatted(name, why instanceof IOException ? "there is no such file" : why.getMessage(), SAMPLE));
    }

    private String apply(HasMetadata object) {
        site.client().resource(object).forceConflicts().serverSideApply();
        return "%s/%s applied"
                .formatted(
                        object.getKind().toLowerCase(Locale.ROOT),
                        object.getMetadata().getName());
    }
}
