package io.hubbackup.decide.backup.template;

import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.velero.BackupSpec;
import io.hubbackup.wire.velero.LabelRequirement;
import io.hubbackup.wire.velero.LabelSelector;
import java.util.List;

/** What each of the five backups takes in: the table of spec 3.2. */
final class Template {

    /** B3.5: any one of the labels is enough; one requirement for each selector. */
    private static final List<LabelSelector> CREDENTIAL_SELECTORS = List.of(
            LabelSelector.of(LabelRequirement.exists(HiveNames.SECRET_TYPE)),
            LabelSelector.of(LabelRequirement.exists(BackupLabels.USER_CREDENTIAL_TYPE)),
            LabelSelector.of(LabelRequirement.exists(BackupLabels.BACKUP)));

    private static final LabelSelector GENERIC_SELECTOR =
            LabelSelector.of(LabelRequirement.exists(BackupLabels.BACKUP));

    /** What has the backup label is in the generic backup; what a policy was copied to comes again from the policy. */
    private static final LabelSelector RESOURCES_SELECTOR = LabelSelector.of(
            LabelRequirement.doesNotExist(BackupLabels.ROOT_POLICY),
            LabelRequirement.doesNotExist(BackupLabels.BACKUP));

    private Template() {}

    /**
     * @param common what all templates share: ttl and volume snapshot locations
     * @param kinds included kinds, in the generic backup the excluded ones
     * @param excluded excluded namespaces
     */
    static BackupSpec of(BackupType type, BackupSpec common, List<String> kinds, List<String> excluded) {
        return switch (type) {
            case CREDENTIALS ->
                common.withIncludeClusterResources(false)
                        .withExcludedNamespaces(excluded)
                        .withIncludedResources(kinds)
                        .withOrLabelSelectors(CREDENTIAL_SELECTORS);
            case MANAGED_CLUSTERS ->
                common.withIncludeClusterResources(true)
                        .withExcludedNamespaces(excluded)
                        .withIncludedResources(kinds);
            case RESOURCES_GENERIC ->
                common.withIncludeClusterResources(true)
                        .withExcludedNamespaces(excluded)
                        .withExcludedResources(kinds)
                        .withLabelSelector(GENERIC_SELECTOR);
            case RESOURCES ->
                common.withIncludeClusterResources(true)
                        .withExcludedNamespaces(excluded)
                        .withIncludedResources(kinds)
                        .withLabelSelector(RESOURCES_SELECTOR);
            case VALIDATION -> common.withIncludedResources(kinds);
        };
    }
}
