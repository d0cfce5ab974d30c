package io.hubbackup.apiserver.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Discovery without one group. Told: the aggregated document has the group without resources and as stale, and its own documents answer 503, as when the
 * server behind an APIService is down. Not told: nobody has ever heard of it.
 */
final class DiscoveryGap {

    private static final String ROOT = "/apis";
    private static final int OK = 200;

    private final String group;
    private final boolean told;
    private final ObjectMapper json;

    DiscoveryGap(String group, boolean told, ObjectMapper json) {
        this.group = group;
        this.told = told;
        this.json = json;
    }

    /** Whether a request asks for the list of groups, or for what this one has. */
    static boolean isAbout(ApiRequest request, String group) {
        var path = withoutSlash(request.path());
        var own = ROOT + "/" + group;
        return request.method().equals("GET")
                && (path.equals(ROOT)
                        || path.equals(own)
                        || path.startsWith(own + "/") && path.indexOf('/', own.length() + 1) < 0);
    }

    ApiResponse in(ApiRequest request, Function<ApiRequest, ApiResponse> server) {
        if (!withoutSlash(request.path()).equals(ROOT)) {
            return told ? Refusals.unavailable() : ApiFailure.noSuchPath().response();
        }
        var answer = server.apply(unconditional(request));
        return answer instanceof ApiResponse.Whole whole && whole.code() == OK ? without(whole, request) : answer;
    }

    private static String withoutSlash(String path) {
        return path.replaceAll("/+$", "");
    }

    private static ApiRequest unconditional(ApiRequest request) {
        var headers = new HashMap<>(request.headers());
        headers.remove("if-none-match");
        return new ApiRequest(request.method(), request.path(), request.query(), headers, request.body());
    }

    private ApiResponse without(ApiResponse.Whole whole, ApiRequest request) {
        try {
            var document = (ObjectNode) json.readTree(whole.body());
            document.path("items").forEach(this::spoil);
            leaveOut(document.path("items"), "/metadata/name");
            leaveOut(document.path("groups"), "/name");
            return tagged(whole, json.writeValueAsBytes(document), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spoil(JsonNode item) {
        if (told && item.at("/metadata/name").asText().equals(group)) {
            for (var version : item.path("versions")) {
                ((ObjectNode) version).put("freshness", "Stale").remove("resources");
            }
        }
    }

    private void leaveOut(JsonNode groups, String name) {
        if (!told && groups instanceof ArrayNode listed) {
            for (int i = listed.size() - 1; i >= 0; i--) {
                if (listed.get(i).at(name).asText().equals(group)) {
                    listed.remove(i);
                }
            }
        }
    }

    /** Another document has another tag. */
    private static ApiResponse tagged(ApiResponse.Whole before, byte[] body, ApiRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(before.headers());
        if (!headers.containsKey("ETag")) {
            return new ApiResponse.Whole(OK, before.contentType(), before.headers(), body);
        }
        var tag = "\"%08X\"".formatted(Arrays.hashCode(body));
        headers.put("ETag", tag);
        return request.header("if-none-match").filter(tag::equals).isPresent()
                ? new ApiResponse.Whole(304, before.contentType(), Map.copyOf(headers), new byte[0])
                : new ApiResponse.Whole(OK, before.contentType(), Map.copyOf(headers), body);
    }
}
