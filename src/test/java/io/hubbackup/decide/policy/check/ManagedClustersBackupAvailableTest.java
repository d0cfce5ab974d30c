package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.wire.BackupType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T11, U10 The newest managed clusters can be restored")
class ManagedClustersBackupAvailableTest {

    static Stream<Arguments> rows() {
        return new RestorePointTable("T11", BackupType.MANAGED_CLUSTERS).rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new ManagedClustersBackupAvailable(WrittenCatalogue.read()));
    }
}
