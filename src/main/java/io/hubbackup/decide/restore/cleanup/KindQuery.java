package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.BackupType;

/**
 * One list that the clean-up needs, over all namespaces.
 *
 * @param type for which the objects are judged
 * @param selector a label selector; it spares what cannot be meant, and decides nothing
 */
public record KindQuery(ApiKind kind, BackupType type, String selector) {}
