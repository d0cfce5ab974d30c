package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hub is backed up, under the Go operator's definitions")
class BackupStoryOnGoOperatorCrdsIT extends BackupStory {

    BackupStoryOnGoOperatorCrdsIT() {
        super(Crds.GO_OPERATOR);
    }

    @Test
    @DisplayName("D4 what the definitions prune is said once in the log, and not written again and again")
    void pruned() {
        assertThat(hub().backupSchedule().value("status", "conditions")).isEmpty();
        assertThat(operator().log().lines().filter(line -> line.contains("drops status fields")))
                .hasSize(1);
    }
}
