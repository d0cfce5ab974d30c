package io.hubbackup.run.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.wire.Tree;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The HTTPS server of the webhook (R1.31). It listens once there is a certificate, and goes over to a new one without closing a connection. */
public final class AdmissionServer {

    /** Where the API server asks about a Restore (R1.31). */
    public static final String PATH = "/validate-cluster-open-cluster-management-io-v1beta1-restore";

    private static final Logger LOG = Logger.getLogger(AdmissionServer.class);

    /** The API server stores no object of more than 1.5 MB, and a review has two. */
    private static final long LONGEST_REVIEW = 8L << 20;

    private static final int IDLE_SECONDS = 180;
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private final Vertx vertx;
    private final int port;
    private final ServingCertificate certificate;
    private final RestoreAdmission admission;
    private final Executor workers;
    private final ObjectMapper json = new ObjectMapper();
    private Optional<HttpServer> server = Optional.empty();
    private Optional<ServingCertificate.Pair> served = Optional.empty();
    private volatile Optional<Instant> validUntil = Optional.empty();
    private String complaint = "";

    /**
     * @param port 0 for any free one
     * @param certificates the folder with {@code tls.crt} and {@code tls.key}
     * @param workers runs what blocks
     */
    public AdmissionServer(Vertx vertx, int port, Path certificates, RestoreAdmission admission, Executor workers) {
        this.vertx = vertx;
        this.port = port;
        this.certificate = new ServingCertificate(certificates);
        this.admission = admission;
        this.workers = workers;
    }

    /** Looks for a certificate that is not served yet, and serves it; blocks, and is to be called again and again. What is served stays when the new one is of no use. */
    public synchronized void look() {
        try {
            var found = certificate.read();
            if (!served.equals(Optional.of(found))) {
                var until = found.validUntil();
                serve(found);
                served = Optional.of(found);
                validUntil = Optional.of(until);
                complaint = "";
            }
        } catch (NoSuchFileException missing) {
            complain("there is no " + missing.getFile());
        } catch (IOException | CompletionException unusable) {
            complain(String.valueOf(unusable.getMessage()));
        }
    }

    /** The port, once it listens. */
    public synchronized Optional<Integer> listening() {
        return server.map(HttpServer::actualPort);
    }

    /** How long its certificate is believed, once it listens; waits for nobody. */
    public Optional<Instant> validUntil() {
        return validUntil;
    }

    /** Blocks until it no longer listens. */
    public synchronized void stop() {
        validUntil = Optional.empty();
        server.ifPresent(running -> await(running.close()));
        server = Optional.empty();
    }

    private void serve(ServingCertificate.Pair pair) {
        if (server.isPresent()) {
            await(server.get().updateSSLOptions(new SSLOptions().setKeyCertOptions(pair.options())));
            LOG.info("The webhook answers under a new certificate.");
        } else {
            server = Optional.of(await(vertx.createHttpServer(options(pair))
                    .requestHandler(this::receive)
                    .listen()));
            LOG.infof("The webhook listens. port=%d path=%s", server.get().actualPort(), PATH);
        }
    }

    private HttpServerOptions options(ServingCertificate.Pair pair) {
        return new HttpServerOptions()
                .setPort(port)
                .setSsl(true)
                .setUseAlpn(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(pair.options());
    }

    private void complain(String why) {
        if (!why.equals(complaint)) {
            complaint = why;
            LOG.warnf(
                    "The webhook has no usable certificate and %s. Put tls.crt and tls.key into the folder, or mount it. folder=%s because=%s",
                    server.isPresent() ? "keeps the one before" : "does not listen", certificate.folder(), why);
        }
    }

    private void receive(HttpServerRequest request) {
        if (!PATH.equals(request.path())) {
            refuse(request, 404);
        } else if (!request.method().equals(HttpMethod.POST)) {
            refuse(request, 405);
        } else if (tooLong(request.getHeader("Content-Length"))) {
            refuse(request, 413);
        } else {
            request.body().onSuccess(body -> workers.execute(() -> answer(request, body)));
        }
    }

    /** The API server says how long its reviews are; whoever does not is nobody that we know. */
    private static boolean tooLong(@Nullable String length) {
        try {
            return length == null || Long.parseLong(length) > LONGEST_REVIEW;
        } catch (NumberFormatException none) {
            return true;
        }
    }

    private static void refuse(HttpServerRequest request, int code) {
        request.response().setStatusCode(code).putHeader("Connection", "close").end();
    }

    /** An error of ours is no permission: the API server refuses what it gets no answer for. */
    private void answer(HttpServerRequest request, Buffer body) {
        int code = 500;
        var text = Buffer.buffer();
        try {
            var answer = admission.answer(json.readValue(body.getBytes(), Tree.class));
            code = answer.isPresent() ? 200 : 400;
            text = Buffer.buffer(json.writeValueAsBytes(answer.orElse(Tree.EMPTY)));
        } catch (IOException notJson) {
            code = 400;
        } catch (RuntimeException bug) {
            LOG.error("A request for admission could not be answered.", bug);
        }
        request.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "application/json")
                .end(text);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
