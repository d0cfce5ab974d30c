package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.WallClock;
import io.hubbackup.apiserver.fault.RequestRecord;
import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.KnownShapes;
import io.hubbackup.kit.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

@TestClassOrder(ClassOrderer.OrderAnnotation.class)
@Tag("bed-embedded-hub")
@ExtendWith(ContractTest.Served.class)
@DisplayName("The contract, on the embedded API server")
class ContractTest extends Contract {

    private static final String ADMIN = "local-admin";

    /** Ends the class: by then every case has sent its requests. */
    @Nested
    @Order(Integer.MAX_VALUE)
    @DisplayName("What is relied on")
    class Gate {

        @Test
        @DisplayName("every recorded shape of a request has a case")
        void everyShapeHasACase(EmbeddedApiServer server) {
            var byCases = new TreeSet<Shape>();
            var byKubectl = new ArrayList<RequestRecord>();
            server.requests().all().forEach(request -> {
                if (request.userAgent().startsWith("kubectl")) {
                    byKubectl.add(request);
                } else {
                    byCases.add(Shape.of(request));
                }
            });
            KnownShapes.check(byKubectl);
            var without = KnownShapes.all();
            without.removeAll(byCases);
            without.removeIf(Shape::hasProtobufBody);
            assertThat(without)
                    .as(
                            "shapes that no case of the contract exercises (kubectl's own requests do not count: not every machine has one)")
                    .isEmpty();
        }

        @Test
        @DisplayName("every transcript has a case")
        void everyTranscriptHasACase() {
            var files = new TreeSet<>(Transcripts.topics());
            Arrays.stream(Contract.class.getDeclaredClasses())
                    .map(topic -> topic.getSuperclass().getSimpleName())
                    .forEach(files::remove);
            assertThat(files).isEmpty();
        }
    }

    /** Starts a server for this class. */
    static final class Served implements ParameterResolver {

        private static final Set<Class<?>> GIVEN = Set.of(Api.class, EmbeddedApiServer.class);

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
            return GIVEN.contains(parameter.getParameter().getType());
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var open = context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Served.class))
                    .computeIfAbsent(Open.class, key -> Open.now(), Open.class);
            return parameter.getParameter().getType() == Api.class ? open.api() : open.server();
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
