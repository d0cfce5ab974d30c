package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;

@NeedsRealHub
@Isolated("what has to be seen at once is seen in real time")
@DisplayName("What goes wrong on a real hub is told")
class ViolationIT extends Violation {}
