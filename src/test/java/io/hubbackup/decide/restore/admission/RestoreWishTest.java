package io.hubbackup.decide.restore.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.admission.BackupChoice.Latest;
import io.hubbackup.decide.restore.admission.BackupChoice.Missing;
import io.hubbackup.decide.restore.admission.BackupChoice.Named;
import io.hubbackup.decide.restore.admission.BackupChoice.Skip;
import io.hubbackup.wire.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreWishTest {

    static Stream<Arguments> choices() {
        return Stream.of(
                argumentSet("latest", "latest", new Latest()),
                argumentSet("in capitals", "LATEST", new Latest()),
                argumentSet("skip", "skip", new Skip()),
                argumentSet("W32 Skip with blanks around it", "  Skip\t", new Skip()),
                argumentSet("a name", "backup-1", new Named("backup-1")),
                argumentSet(
                        "W32 a name in capitals is the name that Kubernetes has", " Backup-1", new Named("backup-1")),
                argumentSet("nothing", "", new Missing()),
                argumentSet("blanks", "   ", new Missing()));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("W32 a name is told from its text once")
    void choices(String text, BackupChoice expected) {
        assertThat(BackupChoice.of(text)).isEqualTo(expected);
    }

    @Test
    @DisplayName("W32 two ways to write the same give the same wish")
    void oneForm() {
        assertThat(RestoreDraft.of(" SKIP", "Latest", "latest ").wish())
                .isEqualTo(RestoreDraft.of("skip", "latest", "latest").wish());
    }

    static Stream<Arguments> intervals() {
        return Stream.of(
                argumentSet("R1.9 none", Optional.empty(), Duration.ofMinutes(30)),
                argumentSet("R1.9 zero", Optional.of("0"), Duration.ofMinutes(30)),
                argumentSet("the shortest", Optional.of("60s"), Duration.ofMinutes(1)),
                argumentSet("a day", Optional.of("24h"), Duration.ofDays(1)));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("R1.9 the interval, 30 minutes where none is given")
    void intervals(Optional<String> text, Duration expected) {
        assertThat(SyncInterval.of(text)).isEqualTo(new SyncInterval.Usable(expected));
    }

    static Stream<Arguments> syncs() {
        return Stream.of(
                argumentSet("not asked for", RestoreDraft.of("skip", "latest", "latest"), new SyncOption.NotAsked()),
                argumentSet("skip", RestoreDraft.sync("skip", "latest", "latest"), new SyncOption.Valid()),
                argumentSet("latest", RestoreDraft.sync("latest", "latest", "latest"), new SyncOption.Valid()),
                argumentSet("W32 capitals", RestoreDraft.sync("Skip", "LATEST", " latest"), new SyncOption.Valid()),
                argumentSet(
                        "a name is missing",
                        RestoreDraft.sync("skip", "latest", ""),
                        ignored("Some Velero backup names are not set.")),
                argumentSet(
                        "named clusters",
                        RestoreDraft.sync("b", "latest", "latest"),
                        ignored("VeleroManagedClustersBackupName should be set to skip or latest.")),
                argumentSet(
                        "named credentials",
                        RestoreDraft.sync("skip", "b", "latest"),
                        ignored("VeleroCredentialsBackupName should be set to latest.")),
                argumentSet(
                        "named resources",
                        RestoreDraft.sync("skip", "latest", "b"),
                        ignored("VeleroResourcesBackupName should be set to latest.")),
                argumentSet(
                        "all are skipped",
                        RestoreDraft.sync("skip", "skip", "skip"),
                        ignored("VeleroCredentialsBackupName should be set to latest.")));
    }

    private static SyncOption ignored(String because) {
        return new SyncOption.Ignored(because);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("R2.16 whether it keeps in step, or why not")
    void syncs(RestoreDraft draft, SyncOption expected) {
        assertThat(SyncOption.of(draft.wish())).isEqualTo(expected);
    }

    @Test
    @DisplayName("R2.21 what the message of the pass then ends in")
    void suffix() {
        assertThat(new SyncOption.Ignored("Some Velero backup names are not set.").suffix())
                .isEqualTo(
                        " ; SyncRestoreWithNewBackups option is ignored because Some Velero backup names are not set.");
    }

    static Stream<Arguments> skips() {
        return Stream.of(
                argumentSet("all of them", RestoreDraft.of("skip", "SKIP", " skip"), true),
                argumentSet("the rest is missing", RestoreDraft.of("skip", "", ""), true),
                argumentSet("one is wanted", RestoreDraft.of("skip", "latest", "skip"), false),
                argumentSet("one is named", RestoreDraft.of("b", "skip", "skip"), false));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("R4.4 whether nothing at all is asked for")
    void skips(RestoreDraft draft, boolean expected) {
        assertThat(draft.wish().skipsAll()).isEqualTo(expected);
    }

    @Test
    @DisplayName("R1.7, R1.13 the other parts of the wish")
    void otherParts() {
        var wish = RestoreDraft.of("latest", "latest", "latest")
                .with("cleanupBeforeRestore", "CleanupAll")
                .with("hooks", Map.of("resources", List.of(Map.of("name", "h"))))
                .with("labelSelector", Map.of("matchLabels", Map.of("a", "b")))
                .annotated(RestoreWish.CLEANUP_ALL_CONFIRMED, "true")
                .wish();

        assertThat(wish.cleanup()).isEqualTo(Parsed.ok(Cleanup.ALL));
        assertThat(wish.cleanupAllConfirmed()).isTrue();
        assertThat(wish.hooks()).isTrue();
        assertThat(wish.activates()).isTrue();
        assertThat(wish.labelSelector()).isPresent();
        assertThat(wish.orLabelSelectors()).isEmpty();
    }
}
