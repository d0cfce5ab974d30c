package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A BackupSchedule and a Restore on one real hub")
class NewcomersIT extends Newcomers {}
