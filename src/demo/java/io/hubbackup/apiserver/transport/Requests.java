package io.hubbackup.apiserver.transport;

import io.hubbackup.apiserver.request.ApiRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests as HTTP brings them. */
final class Requests {

    private static final String TOKEN_PROTOCOL = "base64url.bearer.authorization.k8s.io.";

    // kubectl does not send a token over plain HTTP, but keeps a path that the address of a server has.
    private static final Pattern TOKEN_PATH = Pattern.compile("/as/(?<token>[^/]+)(?<path>/.*|$)");

    private Requests() {}

    static boolean isWebSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    static ApiRequest of(HttpServerRequest request, byte[] body) {
        var uri = new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8);
        var headers = new HashMap<String, String>();
        request.headers()
                .forEach(header -> headers.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue(),
                        (one, other) -> one + "," + other));
        tokenOfProtocol(headers.getOrDefault("sec-websocket-protocol", ""), headers);
        var path = tokenOfPath(uri.path(), headers);
        return new ApiRequest(request.method().name(), path, uri.parameters(), headers, body);
    }

    /** The path behind the token, if it begins with one. */
    static String tokenOfPath(String path, Map<String, String> headers) {
        var parts = TOKEN_PATH.matcher(path);
        if (!parts.matches()) {
            return path;
        }
        headers.putIfAbsent("authorization", "Bearer " + parts.group("token"));
        return parts.group("path").isEmpty() ? "/" : parts.group("path");
    }

    /** A client that cannot set headers on a WebSocket names its token as a protocol. */
    private static void tokenOfProtocol(String protocols, Map<String, String> headers) {
        for (var protocol : protocols.split(",")) {
            var name = protocol.strip();
            if (name.startsWith(TOKEN_PROTOCOL)) {
                var token = Base64.getUrlDecoder().decode(name.substring(TOKEN_PROTOCOL.length()));
                headers.put("authorization", "Bearer " + new String(token, StandardCharsets.UTF_8));
            }
        }
    }
}
