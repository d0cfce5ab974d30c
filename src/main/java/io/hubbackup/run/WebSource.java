package io.hubbackup.run;

import io.hubbackup.observe.ResourceLists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** Reads from the web what Velero names an address of, and nothing from anywhere else. The client of the API server is not used: its credentials are none of a store's business. */
public final class WebSource implements ResourceLists.Source {

    /** For the connection, and for each part of the answer, in milliseconds. */
    private static final int PATIENCE = 30_000;

    @Override
    public InputStream open(URI address) throws IOException {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IOException("Velero names an address that is not on the web (%s:)".formatted(scheme));
        }
        try {
            return get(address);
        } catch (IOException failed) {
            throw new IOException("%s cannot be reached: %s".formatted(host(address), words(failed)), failed);
        }
    }

    // Not the JDK's newer client: for this one request it would cost every start and every binary some megabytes.
    private static InputStream get(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        connection.setInstanceFollowRedirects(false);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("it answers with HTTP " + connection.getResponseCode());
            }
            return new ByteArrayInputStream(connection.getInputStream().readAllBytes());
        } finally {
            connection.disconnect();
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
