package io.hubbackup.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedApiServerTest {

    private static final String NAMESPACES = "/api/v1/namespaces";

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final WallClock clock = new WallClock(workers);
    private final EmbeddedApiServer server = EmbeddedApiServer.start(clock, workers, new SplittableRandom(1));

    @AfterEach
    void close() {
        server.close();
        clock.close();
        workers.shutdownNow();
    }

    @Test
    void keepsItsObjectsAndItsPortThroughACrash() throws Exception {
        var url = server.url();
        server.stop();
        assertThatThrownBy(() -> get(url)).isInstanceOf(IOException.class);
        assertThat(server.handler().handle(request(Map.of()))).isInstanceOf(ApiResponse.Cut.class);

        server.resume();

        assertThat(server.url()).isEqualTo(url);
        assertThat(get(url)).contains("kube-system");
    }

    @Test
    void aWatchOfWhatIsForgottenSaysSoAndEnds() throws Exception {
        server.store().compact();

        var answer = get(server.url(), "?watch=true&resourceVersion=1");

        assertThat(answer)
                .contains("\"type\":\"ERROR\"")
                .contains("\"code\":410")
                .contains("too old resource version");
    }

    @Test
    void aFileForKubectlCarriesTheTokenInTheAddress() {
        assertThat(server.kubeconfig("me")).contains(server.url() + "/as/me");
    }

    @Test
    void whoShowsNoTokenMayDoNothing() {
        var answer = (ApiResponse.Whole) server.handler().handle(request(Map.of()));

        assertThat(answer.code()).isEqualTo(403);
    }

    @Test
    void theSameSeedGivesTheSameIdentifiers() {
        var other = new EmbeddedApiServer(clock, workers, new SplittableRandom(1));

        assertThat(other.store().find("namespaces", "", "default").orElseThrow().uid())
                .isEqualTo(server.store()
                        .find("namespaces", "", "default")
                        .orElseThrow()
                        .uid());
        other.close();
    }

    private static String get(String url) throws IOException, InterruptedException {
        return get(url, "");
    }

    private static String get(String url, String query) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + NAMESPACES + query))
                    .header("Authorization", "Bearer " + Settings.ADMIN_TOKEN)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static ApiRequest request(Map<String, List<String>> query) {
        return new ApiRequest("GET", NAMESPACES, query, Map.of(), new byte[0]);
    }
}
