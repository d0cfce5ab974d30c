package io.hubbackup.run;

import io.hubbackup.observe.ResourceLists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Reads from the web what Velero names an address of, and nothing from anywhere else. The client of the API server is not used: its credentials are none of a store's business. */
public final class WebSource implements ResourceLists.Source {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    @Override
    public InputStream open(URI address) throws IOException {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IOException("Velero names an address that is not on the web (%s:)".formatted(scheme));
        }
        try {
            return get(address);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException("the operator ends", ended);
        } catch (IOException failed) {
            throw new IOException("%s cannot be reached: %s".formatted(host(address), words(failed)), failed);
        }
    }

    private static InputStream get(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException("it answers with HTTP " + answer.statusCode());
            }
            return new ByteArrayInputStream(answer.body());
        }
    }

    /** Without the path and the query, which are the key. */
    private static String host(URI address) {
        return "the store at %s"
                .formatted(Optional.ofNullable(address.getHost()).orElse("an address without a host"));
    }

    private static String words(IOException failed) {
        return Optional.ofNullable(failed.getMessage()).orElse(failed.getClass().getSimpleName());
    }
}
