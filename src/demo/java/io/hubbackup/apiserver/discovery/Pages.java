package io.hubbackup.apiserver.discovery;

import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Answers of other kinds than objects. */
final class Pages {

    private static final Map<String, String> UNCACHED = Map.of("Cache-Control", "no-cache, private");

    private Pages() {}

    static ApiResponse.Whole json(byte[] document) {
        return new ApiResponse.Whole(200, "application/json", UNCACHED, document);
    }

    /** A document and the tag by which a client names it. */
    record Tagged(byte[] document, String tag) {

        static Tagged of(byte[] document) {
            return new Tagged(document, "\"" + hash(document) + "\"");
        }
    }

    /** The aggregated form; nothing but a 304 for a client that has it already. */
    static ApiResponse.Whole tagged(Tagged page, ApiRequest request) {
        var tag = page.tag();
        var headers = Map.of("ETag", tag, "Vary", "Accept", "Cache-Control", "public");
        boolean known = request.header("if-none-match").filter(tag::equals).isPresent();
        return new ApiResponse.Whole(
                known ? 304 : 200, Acceptance.AGGREGATED_TYPE, headers, known ? new byte[0] : page.document());
    }

    static String hash(byte[] document) {
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(document);
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ApiResponse.Whole text(int code, String text) {
        return new ApiResponse.Whole(
                code,
                "text/plain; charset=utf-8",
                Map.of("Cache-Control", "no-cache, private", "X-Content-Type-Options", "nosniff"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    static ApiResponse.Whole notFound() {
        return text(404, "404 page not found\n");
    }

    /** The service behind an APIService does not answer. */
    static ApiResponse.Whole unavailable() {
        return text(503, "service unavailable\n");
    }
}
