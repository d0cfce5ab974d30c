package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.OwnedConfigMap;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every cluster and where it stands, for a ConfigMap that the status names.
 *
 * @param name of the ConfigMap, in the namespace of the Restore
 * @param text a line for each cluster, by name: name, state and reason, with tabs between; below a mebibyte
 */
public record ClusterList(String name, String text) {

    /** The key of the data under which the text stands. */
    public static final String FIELD = "clusters";

    /** The list is not written more often than this. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final String NAME_PREFIX = "hub-backup-clusters-";
    private static final int MOST_BYTES = 900_000;
    private static final int LONGEST_REASON = 160;

    /**
     * What this process has written last.
     *
     * @param fingerprint of the text
     */
    public record Written(String fingerprint, Instant at) {}

    static ClusterList of(String restoreUid, List<ClusterCourse> courses) {
        var text = new StringBuilder();
        int bytes = 0;
        int left = courses.size();
        for (var course : courses) {
            var line = line(course);
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                text.append("and ").append(left).append(" more\n");
                break;
            }
            text.append(line);
            left--;
        }
        return new ClusterList(name(restoreUid), text.toString());
    }

    /** The name of the ConfigMap for the Restore with this UID. */
    public static String name(String restoreUid) {
        return NAME_PREFIX + restoreUid;
    }

    private static String line(ClusterCourse course) {
        var why = course.why().replaceAll("\\s+", " ");
        return course.name() + "\t" + course.state().word() + "\t"
                + (why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) + "…" : why) + "\n";
    }

    public String fingerprint() {
        return Fingerprint.of(text);
    }

    /** When it is to be written: empty when it stands there already. */
    public Optional<Instant> due(Optional<Written> last, Instant now) {
        return last.map(written -> written.fingerprint().equals(fingerprint())
                        ? Optional.<Instant>empty()
                        : Optional.of(written.at().plus(INTERVAL)))
                .orElse(Optional.of(now));
    }

    /** The first write of a process does not know whether there is one already. */
    public Plan write(RestoreView view, Optional<Written> last) {
        var target = Target.of(RestoreKinds.CONFIG_MAP, view.namespace(), name);
        var because = "R6.14 what became of each cluster";
        var content = Map.<String, Object>of(FIELD, text);
        var patch = new Write.Patch(target, Map.of("data", content), Optional.empty(), Optional.empty(), because);
        return last.isPresent()
                ? patch
                : Plan.series(
                        new Write.Create(target, OwnedConfigMap.of(view.restore(), target, content), because), patch);
    }
}
