package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.ByteArrayBodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.InputStreamBodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.StringBodyContent;
import io.hubbackup.apiserver.request.ApiRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request of the Kubernetes client, as a server sees it. */
final class ClientRequest {

    private ClientRequest() {}

    static ApiRequest of(StandardHttpRequest request) {
        return new ApiRequest(
                Optional.ofNullable(request.method()).orElse("GET"),
                request.uri().getPath(),
                query(request.uri()),
                headers(request),
                body(request));
    }

    private static Map<String, List<String>> query(URI uri) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(StandardHttpRequest request) {
        var headers = new LinkedHashMap<String, String>();
        request.headers()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        Optional.ofNullable(request.getContentType()).ifPresent(type -> headers.put("content-type", type));
        return headers;
    }

    private static byte[] body(StandardHttpRequest request) {
        try {
            return switch (request.body()) {
                case null -> new byte[0];
                case StringBodyContent text -> text.getContent().getBytes(StandardCharsets.UTF_8);
                case ByteArrayBodyContent bytes -> bytes.getContent();
                case InputStreamBodyContent stream -> stream.getContent().readAllBytes();
                default -> throw new IllegalArgumentException("a body of an unknown sort: " + request.body());
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
