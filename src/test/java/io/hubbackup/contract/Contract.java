package io.hubbackup.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** All topics of the contract; a subclass says who is held to it. */
@Tag(Contract.SUITE)
abstract class Contract {

    /** By this tag the cases are counted. */
    static final String SUITE = "suite-contract";

    @Nested
    @DisplayName("Creating")
    class CreatingCases extends Creating {}

    @Nested
    @DisplayName("Updating")
    class UpdatingCases extends Updating {}

    @Nested
    @DisplayName("Status")
    class StatusCases extends StatusOnItsOwn {}

    @Nested
    @DisplayName("Patching")
    class PatchingCases extends Patching {}

    @Nested
    @DisplayName("Deleting")
    class DeletingCases extends Deleting {}

    @Nested
    @DisplayName("Finalizers")
    class FinalizerCases extends Finalizers {}

    @Nested
    @DisplayName("Selecting")
    class SelectingCases extends Selecting {}

    @Nested
    @DisplayName("Paging")
    class PagingCases extends Paging {}

    @Nested
    @DisplayName("Watching")
    class WatchingCases extends Watching {}

    @Nested
    @DisplayName("Server-side apply")
    class ApplyCases extends ServerSideApply {}

    @Nested
    @DisplayName("Garbage collection")
    class GarbageCases extends GarbageCollection {}

    @Nested
    @DisplayName("Namespaces")
    class NamespaceCases extends Namespaces {}

    @Nested
    @DisplayName("Rendering")
    class RenderingCases extends Rendering {}

    @Nested
    @DisplayName("Dry run")
    class DryRunCases extends DryRun {}

    @Nested
    @DisplayName("Field validation")
    class FieldValidationCases extends FieldValidation {}

    @Nested
    @DisplayName("Discovering")
    class DiscoveringCases extends Discovering {}

    @Nested
    @DisplayName("Custom resource definitions")
    class DefinitionCases extends CustomDefinitions {}

    @Nested
    @DisplayName("Access")
    class AccessCases extends Access {}

    @Nested
    @DisplayName("Events")
    class EventCases extends Events {}

    @Nested
    @DisplayName("Leases")
    class LeaseCases extends Leases {}

    @Nested
    @DisplayName("Recorded shapes")
    class RecordedCases extends RecordedShapes {}

    @Nested
    @DisplayName("kubectl")
    class KubectlCases extends Kubectl {}
}
