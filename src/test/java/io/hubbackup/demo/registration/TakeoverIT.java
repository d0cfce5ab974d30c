package io.hubbackup.demo.registration;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsRealHub
@DisplayName("Clusters move to another hub, with the tokens of a real API server")
class TakeoverIT extends Takeover {

    @Override
    Hub player(Hubs hubs, Hub first) {
        return first;
    }

    @Override
    int lease() {
        return 2;
    }

    @Override
    Optional<String> authority() {
        return authority(first().hub());
    }

    /** The server has signed its certificate itself, and keeps both. */
    private static Optional<String> authority(Hub hub) {
        try {
            return Optional.of(Files.readString(((RealHub) hub).folder().resolve("certs/apiserver.crt")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @DisplayName("a server whose certificate somebody else has signed is not believed")
    void unsigned() {
        importByKubeconfig("unsigned", authority(second().hub()));
        awaitImport(
                "unsigned",
                "False ManagedClusterImportFailed: .*: tls: failed to verify certificate: x509: certificate signed by unknown authority");
    }
}
