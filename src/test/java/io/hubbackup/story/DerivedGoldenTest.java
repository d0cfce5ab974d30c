package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.kit.NeedsKit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsKit
@DisplayName("D2 What we derive of the Go operator's objects is what it wrote")
class DerivedGoldenTest {

    private static final Instant ORDERED = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<String> STATUS =
            List.of("phase", "version", "formatVersion", "startTimestamp", "completionTimestamp", "expiration");

    @Test
    @DisplayName("the Velero Schedules")
    void schedules() {
        assertThat(meanings(DerivedGolden.veleroSchedules())).isEqualTo(meanings(GoldenFiles.veleroSchedules()));
    }

    @Test
    @DisplayName("the Backups of one set, and how they went")
    void backups() {
        var derived = DerivedGolden.backups(ORDERED);
        var files = GoldenFiles.backups(ORDERED);
        // that hub served fewer kinds when it made them
        derived.forEach(DerivedGoldenTest::forgetKinds);
        files.forEach(DerivedGoldenTest::forgetKinds);
        assertThat(meanings(derived)).isEqualTo(meanings(files));
        assertThat(statuses(derived)).isEqualTo(statuses(files));
    }

    private static void forgetKinds(GenericKubernetesResource backup) {
        Map<String, Object> spec = backup.get("spec");
        spec.keySet().removeAll(List.of("includedResources", "excludedResources"));
    }

    @Test
    @DisplayName("the marker of a take-over")
    void marker() {
        var derived = List.of(DerivedGolden.takeOverMarker(ORDERED));
        var files = List.of(GoldenFiles.takeOverMarker(ORDERED));
        assertThat(meanings(derived)).isEqualTo(meanings(files));
        assertThat(statuses(derived)).isEqualTo(statuses(files));
    }

    @Test
    @DisplayName("the BackupSchedule")
    void backupSchedule() {
        var derived = DerivedGolden.backupSchedule();
        var file = GoldenFiles.backupSchedule();
        assertThat(derived.<Object>get("spec")).isEqualTo(file.<Object>get("spec"));
        assertThat(new Seen(derived).phase()).isEqualTo(new Seen(file).phase());
        assertThat(new Seen(derived).message()).isEqualTo(new Seen(file).message());
    }

    private static Map<String, Object> meanings(List<GenericKubernetesResource> objects) {
        return byName(objects, object -> {
            var meaning = new TreeMap<>(GoldenComparison.meaning(object));
            // where it was backed up
            meaning.remove("annotations");
            return meaning;
        });
    }

    private static Map<String, Object> statuses(List<GenericKubernetesResource> backups) {
        return byName(
                backups,
                backup -> STATUS.stream()
                        .collect(Collectors.toMap(field -> field, field -> new Seen(backup).text("status", field))));
    }

    private static Map<String, Object> byName(
            List<GenericKubernetesResource> objects, Function<GenericKubernetesResource, Object> part) {
        var parts = new TreeMap<String, Object>();
        objects.forEach(object -> parts.put(object.getMetadata().getName(), part.apply(object)));
        return parts;
    }
}
