package io.hubbackup.packaging.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A picture in a ClusterServiceVersion. */
record Icon(String base64, String mediaType) {

    /** How a file of each media type begins, read as Latin-1. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "image/png", "\u0089PNG", "image/jpeg", "\u00ff\u00d8", "image/gif", "GIF8", "image/svg+xml", "<svg");

    static Icon of(JsonNode icon) {
        return new Icon(icon.path("base64data").asText(), icon.path("mediatype").asText());
    }

    /** Whether it is a picture of its media type. */
    boolean decodes() {
        return Optional.ofNullable(BEGINNINGS.get(mediaType))
                .filter(beginning -> bytes().startsWith(beginning))
                .isPresent();
    }

    private String bytes() {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
