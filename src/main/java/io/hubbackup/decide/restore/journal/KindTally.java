package io.hubbackup.decide.restore.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the clean-up found of one kind and did with it.
 *
 * @param kind as people name it, {@code ManagedCluster.cluster.open-cluster-management.io} for instance
 * @param found how many objects the restored backups do not have
 * @param deleted how many of them are deleted
 * @param kept how many of them a rule protects
 * @param failed how many could not be deleted
 * @param note what went wrong or which rules protect, one sentence; empty when there is nothing to say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@RegisterForReflection
public record KindTally(String kind, int found, int deleted, int kept, int failed, String note) {

    public KindTally {
        note = note == null ? "" : note;
    }
}
