package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The body of a server-side apply: YAML, of which JSON is a part. */
public final class AppliedBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper IN_ORDER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String BEFORE = "error decoding YAML: ";

    private AppliedBody() {}

    /**
     * @param strict whether a field that is there twice is an error
     * @throws ApiFailure 400 for what is no object, or not one of this kind and version, or carries {@code managedFields}
     */
    public static ObjectNode read(ServedKind kind, byte[] body, boolean strict) {
        var object = parse(new String(body, StandardCharsets.UTF_8), strict);
        var apiVersion = object.path("apiVersion").asText("");
        if (!apiVersion.equals(kind.apiVersion())
                || !object.path("kind").asText("").equals(kind.kind())) {
            throw ApiFailure.badRequest("invalid object type: %s, Kind=%s"
                    .formatted(
                            apiVersion.contains("/") ? apiVersion : "/" + apiVersion,
                            object.path("kind").asText("")));
        }
        if (object.path("metadata").hasNonNull("managedFields")) {
            throw ApiFailure.badRequest("metadata.managedFields must be nil");
        }
        return object;
    }

    private static ObjectNode parse(String text, boolean strict) {
        var value = json(text, strict);
        if (value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw JsonText.notAMap(BEFORE + "error unmarshaling JSON: while decoding JSON: ", value);
    }

    /** JSON that is in order means the same as JSON and as YAML, and is read much faster as JSON; whatever is wrong with it is said in the words of YAML. */
    private static JsonNode json(String text, boolean strict) {
        if (text.startsWith("{")) {
            try {
                return IN_ORDER.readTree(text);
            } catch (JsonProcessingException outOfOrder) {
                return yaml(text, strict);
            }
        }
        return yaml(text, strict);
    }

    private static JsonNode yaml(String text, boolean strict) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(!strict);
            options.setCodePointLimit(Integer.MAX_VALUE);
            var yaml = new Yaml(
                    new SafeConstructor(options),
                    new Representer(new DumperOptions()),
                    new DumperOptions(),
                    options,
                    new TimesAsText());
            return JSON.valueToTree(yaml.load(text));
        } catch (DuplicateKeyException twice) {
            throw ApiFailure.badRequest(
                    "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  line %d: key %s already set in map"
                            .formatted(
                                    line(twice), twice.getProblem().replaceFirst("found duplicate key ", "\"") + '"'));
        } catch (MarkedYAMLException broken) {
            throw ApiFailure.badRequest("%serror converting YAML to JSON: yaml: line %d: %s"
                    .formatted(BEFORE, line(broken), problem(broken)));
        } catch (YAMLException broken) {
            throw ApiFailure.badRequest(BEFORE + "error converting YAML to JSON: yaml: " + broken.getMessage());
        }
    }

    /** A time is a text, in JSON as in a kube-apiserver. */
    private static final class TimesAsText extends Resolver {

        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }

    private static String problem(MarkedYAMLException broken) {
        return String.valueOf(broken.getProblem()).replaceFirst("^(expected .*), but got .*$", "did not find $1");
    }

    private static int line(MarkedYAMLException broken) {
        return broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
    }
}
