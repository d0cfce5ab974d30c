package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A BackupSchedule and a Restore on one hub")
class NewcomersTest extends Newcomers {}
