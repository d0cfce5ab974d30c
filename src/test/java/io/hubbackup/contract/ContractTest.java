package io.hubbackup.contract;

import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.WallClock;
import io.hubbackup.kit.HubKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

@Tag("bed-embedded-hub")
@ExtendWith(ContractTest.Served.class)
@DisplayName("The contract, on the embedded API server")
class ContractTest extends Contract {

    private static final String ADMIN = "local-admin";

    /** Starts a server for this class. */
    static final class Served implements ParameterResolver {

        private record Open(EmbeddedApiServer server, WallClock clock, ExecutorService workers, Api api)
                implements AutoCloseable {

            static Open now() {
                var workers = Executors.newVirtualThreadPerTaskExecutor();
                var clock = new WallClock(workers);
                var server = EmbeddedApiServer.start(clock, workers, new Random());
                return new Open(server, clock, workers, new Api(server.url(), ADMIN, kubeconfig(server), kubectl()));
            }

            @Override
            public void close() {
                server.close();
                clock.close();
                workers.shutdownNow();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Api.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Served.class))
                    .computeIfAbsent(Open.class, key -> Open.now(), Open.class)
                    .api();
        }

        private static Path kubeconfig(EmbeddedApiServer server) {
            try {
                var file = Files.createTempFile("kubeconfig", ".yaml");
                file.toFile().deleteOnExit();
                return Files.writeString(file, server.kubeconfig(ADMIN));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Optional<Path> kubectl() {
            return HubKit.present().map(HubKit::kubectl);
        }
    }
}
