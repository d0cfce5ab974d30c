package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of a restore.
 *
 * @param begun whether there was anything to choose from; {@code status.progress} is not told without it
 * @param items how many objects it has looked at, with the namespaces that it has made; {@code status.progress.itemsRestored}
 * @param errors with any of them a restore is PartiallyFailed
 */
public record Restored(boolean begun, int items, int errors, int warnings, JsonNode results, JsonNode resourceList) {}
