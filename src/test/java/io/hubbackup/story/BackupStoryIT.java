package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.ArchiveTable;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsRealHub
@DisplayName("A real hub is backed up")
class BackupStoryIT extends BackupStory {

    @Test
    @DisplayName("3.3 each seeded object is in the one archive that the table names, and in no other")
    void archives(RealHub real) {
        var archives = backupNames().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> real.archive(entry.getValue())));
        var rows = Stream.of(
                        ArchiveTable.rows(),
                        ArchiveTable.preparedRows(),
                        List.of(ArchiveTable.backupSchedule(StoryHub.SCHEDULE)))
                .flatMap(List::stream)
                .toList();

        assertThat(ArchiveTable.differences(real, rows, archives)).isEmpty();
    }
}
