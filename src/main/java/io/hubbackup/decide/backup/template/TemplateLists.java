package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupSpec;
import io.hubbackup.wire.velero.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two lists of a template that depend on the hub.
 *
 * @param kinds included kinds, in the generic backup the excluded ones
 * @param namespaces excluded namespaces
 */
record TemplateLists(Settled<List<String>> kinds, Settled<List<String>> namespaces) {

    /**
     * @param selection of {@link #selection}
     * @param standing the Velero Schedule as it is on the hub, whose lists stay when the hub cannot be read (BW1, BW15)
     */
    static TemplateLists of(
            BackupType type, View view, Observed<ResourceSelection.Selected> selection, Optional<Schedule> standing) {
        var template = standing.map(schedule -> schedule.spec().template());
        return new TemplateLists(
                Settled.of(kinds(type, selection), template.flatMap(seen -> standingKinds(type, seen))),
                Settled.of(ExcludedNamespaces.of(type, view), template.map(BackupSpec::excludedNamespaces)));
    }

    /** What could not be read. */
    Stream<String> doubts() {
        return Stream.of(kinds.doubt(), namespaces.doubt()).flatMap(Optional::stream);
    }

    /** The same for all five. */
    static Observed<ResourceSelection.Selected> selection(View view) {
        return view.hub()
                .catalogue()
                .map(ResourceSelection::of)
                .fold(
                        made -> switch (made) {
                            case ResourceSelection.Selected selected -> Observed.of(selected);
                            case ResourceSelection.TooThin thin -> Observed.unreadable("API discovery", thin.why());
                        },
                        Observed::notServed,
                        unreadable -> Observed.unreadable(unreadable.api(), unreadable.why()));
    }

    private static Observed<List<String>> kinds(BackupType type, Observed<ResourceSelection.Selected> selection) {
        return switch (type) {
            case CREDENTIALS -> Observed.of(ResourceGroups.CREDENTIAL_KINDS);
            case MANAGED_CLUSTERS -> selection.map(ResourceSelection.Selected::managedClusters);
            case RESOURCES_GENERIC -> selection.map(ResourceSelection.Selected::genericExcluded);
            case RESOURCES -> selection.map(ResourceSelection.Selected::resources);
            case VALIDATION -> Observed.of(List.of(ResourceGroups.VALIDATION_KIND));
        };
    }

    /** BW1: an empty list is not worth keeping, Velero reads it as "every kind". */
    private static Optional<List<String>> standingKinds(BackupType type, BackupSpec seen) {
        var kinds = type == BackupType.RESOURCES_GENERIC ? seen.excludedResources() : seen.includedResources();
        return Optional.of(kinds).filter(list -> !list.isEmpty());
    }
}
