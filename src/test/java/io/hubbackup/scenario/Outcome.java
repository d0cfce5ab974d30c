package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.Address;
import java.util.List;
import java.util.SortedSet;

/**
 * What became of a scenario.
 *
 * @param state at the end
 * @param deletes what the operator asked to be deleted, whatever the answer was; time stamps are left out
 * @param asked every request of the operator, in order
 * @param troubled the BackupSchedule at the end of a lasting trouble; empty when there was none
 */
record Outcome(EndState state, SortedSet<String> deletes, List<Address> asked, List<ObjectNode> troubled) {}
