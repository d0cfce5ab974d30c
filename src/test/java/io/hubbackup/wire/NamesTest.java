package io.hubbackup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("names of backups, labels and types")
class NamesTest {

    @Test
    @DisplayName("B3.1, B2.16 the five types in creation order")
    void types() {
        assertThat(Arrays.stream(BackupType.values())
                        .map(type -> type.label() + " " + type.scheduleName() + " " + type.data() + " "
                                + type.mirroredInStatus()))
                .containsExactly(
                        "credentials acm-credentials-schedule true true",
                        "managedClusters acm-managed-clusters-schedule true true",
                        "resourcesGeneric acm-resources-generic-schedule true false",
                        "resources acm-resources-schedule true true",
                        "validation acm-validation-policy-schedule false false");
        assertThat(BackupType.dataTypes()).hasSize(4).doesNotContain(BackupType.VALIDATION);
        assertThat(BackupType.values()).allSatisfy(type -> {
            assertThat(BackupType.ofLabel(type.label())).contains(type);
            assertThat(BackupType.ofSchedule(type.scheduleName())).contains(type);
        });
        assertThat(BackupType.ofLabel("managedclusters")).isEmpty();
    }

    static Stream<Arguments> backupNames() {
        return Stream.of(
                argumentSet(
                        "a scheduled one",
                        "acm-resources-schedule-20261121030622",
                        "acm-resources-schedule",
                        "2026-11-21T03:06:22Z"),
                argumentSet("any prefix", "x-20240229235959", "x", "2024-02-29T23:59:59Z"),
                argumentSet("made by hand", "acm-resources-schedule", null, null),
                argumentSet("thirteen digits", "x-2026112103062", null, null),
                argumentSet("fifteen digits", "x-202611210306220", null, null),
                argumentSet("no such date", "x-20260229000000", null, null),
                argumentSet("no such hour", "x-20260228240000", null, null),
                argumentSet("no prefix", "-20261121030622", null, null),
                argumentSet("a tail", "x-20261121030622-active", null, null),
                argumentSet("a sign is no digit", "x-+2026112103062", null, null));
    }

    @ParameterizedTest
    @MethodSource("backupNames")
    @DisplayName("B3.27 backup names")
    void readsBackupNames(
            String name,
            @org.jspecify.annotations.Nullable String prefix,
            @org.jspecify.annotations.Nullable String instant) {
        var expected = Optional.ofNullable(prefix)
                .flatMap(p -> Optional.ofNullable(instant).map(Instant::parse).map(at -> new BackupName(p, at)));
        assertThat(BackupName.parse(name)).isEqualTo(expected);
    }

    @Test
    @DisplayName("B3.27 what is written is read back")
    void backupNamesRoundTrip() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var type = BackupType.values()[random.nextInt(BackupType.values().length)];
            var name = BackupName.of(type, Instant.ofEpochMilli(random.nextLong(0, 4_102_444_800_000L)));
            assertThat(BackupName.parse(name.text()))
                    .as("seed %d, %s", seed, name)
                    .contains(name);
            assertThat(name.type()).contains(type);
        }
    }

    @Test
    @DisplayName("B5.3, BW5 a take-over marker tells its time by its name")
    void takeOverMarker() {
        var at = Instant.parse("2026-11-21T03:06:22Z");
        assertThat(TakeOverMarker.nameAt(at)).isEqualTo("acm-restore-clusters-20261121030622");
        assertThat(TakeOverMarker.takenOverAt("acm-restore-clusters-20261121030622"))
                .contains(at);
        assertThat(TakeOverMarker.takenOverAt("acm-restore-clusters-x")).isEmpty();
        assertThat(TakeOverMarker.takenOverAt("acm-resources-schedule-20261121030622"))
                .isEmpty();
    }

    static Stream<Arguments> veleroLabels() {
        return Stream.of(
                argumentSet("short", "default", "default"),
                argumentSet("63 stay", "a".repeat(63), "a".repeat(63)),
                argumentSet("64 are cut and hashed", "a".repeat(64), "a".repeat(57) + "ffe054"),
                argumentSet(
                        "a long backup name",
                        "acm-resources-schedule-20261121030622-" + "x".repeat(40),
                        "acm-resources-schedule-20261121030622-" + "x".repeat(19) + "77f63f"));
    }

    @ParameterizedTest
    @MethodSource("veleroLabels")
    @DisplayName("R5.3, W11 Velero's label values")
    void veleroLabelValue(String name, String value) {
        assertThat(VeleroLabelValue.of(name)).isEqualTo(value);
    }

    static Stream<Arguments> kubernetesNames() {
        return Stream.of(
                argumentSet("plain", "schedule-acm", true, true),
                argumentSet("empty", "", false, true),
                argumentSet("BW36 63 characters", "a".repeat(63), true, true),
                argumentSet("BW36 64 characters", "a".repeat(64), true, false),
                argumentSet("253 characters", "a".repeat(253), true, false),
                argumentSet("254 characters", "a".repeat(254), false, false),
                argumentSet("capitals", "Acm", false, true),
                argumentSet("dots", "a.b-c.d", true, true),
                argumentSet("two dots", "a..b", false, true),
                argumentSet("underscore", "a_b", false, true),
                argumentSet("hyphen at the end", "a-", false, false),
                argumentSet("hyphen at the beginning", "-a", false, false),
                argumentSet("a line feed at the end", "a\n", false, false),
                argumentSet("a slash", "a/b", false, false));
    }

    @ParameterizedTest
    @MethodSource("kubernetesNames")
    void whatKubernetesTakes(String text, boolean subdomain, boolean labelValue) {
        assertThat(Names.isSubdomain(text)).isEqualTo(subdomain);
        assertThat(Names.isLabelValue(text)).isEqualTo(labelValue);
    }
}
