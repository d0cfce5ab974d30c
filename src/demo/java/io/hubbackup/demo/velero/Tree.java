package io.hubbackup.demo.velero;

import java.util.HashMap;
import java.util.Map;

/** Objects of JSON as Java has them. */
final class Tree {

    private Tree() {}

    /** The fields of what is known to be an object; a copy. */
    static Map<String, Object> fields(Object object) {
        var fields = new HashMap<String, Object>();
        ((Map<?, ?>) object).forEach((field, value) -> fields.put(String.valueOf(field), value));
        return fields;
    }

    /** The fields of what is known to be an object of texts; a copy. */
    static Map<String, String> texts(Object object) {
        var texts = new HashMap<String, String>();
        ((Map<?, ?>) object).forEach((field, value) -> texts.put(String.valueOf(field), String.valueOf(value)));
        return texts;
    }
}
