package io.hubbackup.decide.policy.recovery;

import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a Velero of a large hub should be told, and what it brings: measured on Velero 1.18.3 with 3,500 clusters and 34,000 items (D22).
 *
 * @param missing what is not set yet, or set too low
 */
public record VeleroSettings(List<Setting> missing) {

    /** Where the memory of Velero is set. */
    public static final String MEMORY =
            "podConfig.resourceAllocations.limits.memory of spec.configuration.velero of the DataProtectionApplication, or resources.limits.memory of the Velero Deployment without OADP, to 2Gi or more";

    /** One of them; its argument is {@code --} and its name. */
    public enum Setting {
        QPS(
                "client-qps",
                1000,
                "16 s instead of 46 for the credentials and 8 s instead of 90 for the generic resources of 3,500 clusters"),
        BURST("client-burst", 2000, "goes with client-qps"),
        BACKUPS("concurrent-backups", 5, "no waits of up to 40 s between the backups of a set"),
        WORKERS("item-block-worker-count", 4, "several items of a backup at once");

        private final String field;
        private final int value;
        private final String effect;

        Setting(String field, int value, String effect) {
            this.field = field;
            this.value = value;
            this.effect = effect;
        }

        /** Its name in {@code spec.configuration.velero} of a DataProtectionApplication. */
        public String field() {
            return field;
        }

        public int value() {
            return value;
        }

        /** What was seen of it. */
        public String effect() {
            return effect;
        }

        /** As an argument of the process. */
        public String argument() {
            return "--" + field + "=" + value;
        }
    }

    /** With the fast client, one of them took 16 s instead of 46, the other 8 s instead of 90; of the others nothing was measured. */
    private static final Map<BackupType, Double> FAST_CLIENT =
            Map.of(BackupType.CREDENTIALS, 16.0 / 46, BackupType.RESOURCES_GENERIC, 8.0 / 90);

    /** A backup of nothing takes this long too. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private static final Pattern TAG = Pattern.compile(":v?(\\d+\\.\\d+\\.\\d+)(?:[^.\\d].*)?$");
    private static final Pattern QUANTITY = Pattern.compile("(\\d+(?:\\.\\d+)?)(Ki|Mi|Gi|Ti|k|M|G|T)?");
    private static final Map<String, Long> UNITS = Map.of(
            "Ki",
            1L << 10,
            "Mi",
            1L << 20,
            "Gi",
            1L << 30,
            "Ti",
            1L << 40,
            "k",
            1_000L,
            "M",
            1_000_000L,
            "G",
            1_000_000_000L,
            "T",
            1_000_000_000_000L);

    public VeleroSettings {
        missing = List.copyOf(missing);
    }

    /** @param arguments those of the Velero process, {@code --name=value} or in two words */
    public static VeleroSettings of(List<String> arguments) {
        var missing = new ArrayList<Setting>();
        for (var setting : Setting.values()) {
            var set = value(arguments, setting);
            if (set.isEmpty() || set.getAsInt() < enough(setting)) {
                missing.add(setting);
            }
        }
        return new VeleroSettings(missing);
    }

    /** Half of what we advise is somebody's own choice, not an oversight. */
    private static int enough(Setting setting) {
        return Math.max(2, setting.value() / 2);
    }

    private static OptionalInt value(List<String> arguments, Setting setting) {
        var name = "--" + setting.field();
        for (int at = 0; at < arguments.size(); at++) {
            var argument = arguments.get(at);
            if (argument.startsWith(name + "=")) {
                return number(argument.substring(name.length() + 1));
            }
            if (argument.equals(name) && at + 1 < arguments.size()) {
                return number(arguments.get(at + 1));
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt number(String text) {
        try {
            return OptionalInt.of((int) Double.parseDouble(text.strip()));
        } catch (NumberFormatException noNumber) {
            return OptionalInt.empty();
        }
    }

    /** How long the next set would take if all that is missing were set. */
    public Duration followed(SetForecast forecast) {
        var faster = new EnumMap<BackupType, Duration>(BackupType.class);
        forecast.predicted().forEach((type, length) -> faster.put(type, faster(type, length)));
        boolean sideBySide = missing.contains(Setting.BACKUPS);
        var sum = faster.values().stream().reduce(Duration.ZERO, Duration::plus);
        var longest = faster.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        var one = sum.plus(forecast.beyond());
        return sideBySide || one.compareTo(longest) < 0 ? longest : one;
    }

    private Duration faster(BackupType type, Duration length) {
        var share = missing.contains(Setting.QPS) ? FAST_CLIENT.getOrDefault(type, 1.0) : 1.0;
        var shorter = Duration.ofMillis((long) (length.toMillis() * share));
        var least = length.compareTo(LEAST) < 0 ? length : LEAST;
        return shorter.compareTo(least) < 0 ? least : shorter;
    }

    /** The version in the tag of an image; none in a digest. */
    public static Optional<String> version(String image) {
        var found = TAG.matcher(image.replaceFirst("@.*$", ""));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** A quantity of memory as Kubernetes writes it. */
    public static Optional<Long> bytes(String quantity) {
        var found = QUANTITY.matcher(quantity.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var unit = Optional.ofNullable(found.group(2)).map(UNITS::get).orElse(1L);
        return Optional.of((long) (Double.parseDouble(found.group(1)) * unit));
    }
}
