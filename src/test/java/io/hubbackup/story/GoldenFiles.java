package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the Go operator wrote on a real hub. The files lie beside the kit; without it, the same is derived. */
final class GoldenFiles {

    /** The moment for which the set of the files was ordered. */
    private static final Instant ORDERED = Instant.parse("2026-11-21T03:06:22Z");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final Pattern STAMP = Pattern.compile("-(\\d{14})\\b");
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private GoldenFiles() {}

    static GenericKubernetesResource backupSchedule() {
        return present() ? read("backupschedule-with-status.yaml", ORDERED).getFirst() : DerivedGolden.backupSchedule();
    }

    /** The five Velero Schedules, without owner UID and status, which are not in the file. */
    static List<GenericKubernetesResource> veleroSchedules() {
        return present() ? read("velero-schedules.yaml", ORDERED) : DerivedGolden.veleroSchedules();
    }

    /** The five Completed Backups of one set, as if it had been ordered at this moment. */
    static List<GenericKubernetesResource> backups(Instant ordered) {
        return present() ? read("velero-backups.yaml", ordered) : DerivedGolden.backups(ordered);
    }

    /** The take-over marker of another hub, which took over 21 minutes after the set. */
    static GenericKubernetesResource takeOverMarker(Instant setOrdered) {
        return present() ? markerOfFile(setOrdered) : DerivedGolden.takeOverMarker(setOrdered);
    }

    private static GenericKubernetesResource markerOfFile(Instant setOrdered) {
        return read("velero-backups-on-standby.yaml", setOrdered).stream()
                .filter(backup -> backup.getMetadata().getName().startsWith("acm-restore-clusters-"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean present() {
        return folder().filter(Files::isDirectory).isPresent();
    }

    private static Optional<Path> folder() {
        return HubKit.present().map(kit -> kit.folder().resolveSibling("spec").resolve("golden"));
    }

    private static List<GenericKubernetesResource> read(String file, Instant ordered) {
        var golden = folder().orElseThrow().resolve(file);
        try {
            return Yaml.text(moved(Files.readString(golden), Duration.between(ORDERED, ordered)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String text, Duration by) {
        var times = TIME.matcher(text)
                .replaceAll(found -> Instant.parse(found.group()).plus(by).toString());
        return STAMP.matcher(times)
                .replaceAll(found -> "-" + COMPACT.format(stamp(found).plus(by)));
    }

    private static Instant stamp(MatchResult found) {
        return COMPACT.parse(found.group(1), Instant::from);
    }
}
