package io.hubbackup.simulation;

import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sets of backups in a store, told apart without the code that is under test. */
final class Sets {

    private Sets() {}

    /** The time of the newest run of one hub of which all four types are Completed. */
    static Optional<Instant> newestComplete(Archive archive) {
        Map<String, Set<BackupType>> sets = new HashMap<>();
        archive.all()
                .forEach((name, kept) -> BackupName.parse(name)
                        .filter(parsed -> parsed.type().filter(BackupType::data).isPresent())
                        .filter(parsed -> kept.object()
                                .child("status")
                                .text("phase")
                                .filter("Completed"::equals)
                                .isPresent())
                        .ifPresent(parsed -> sets.computeIfAbsent(World.setOf(kept, name), any -> new HashSet<>())
                                .add(parsed.type().orElseThrow())));
        return sets.entrySet().stream()
                .filter(set -> set.getValue().size() == BackupType.dataTypes().size())
                .flatMap(set ->
                        BackupName.parse(
                                "x" + set.getKey().substring(set.getKey().lastIndexOf('-')))
                                .map(BackupName::instant)
                                .stream())
                .max(Instant::compareTo);
    }
}
