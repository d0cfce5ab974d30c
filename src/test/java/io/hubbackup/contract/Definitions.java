package io.hubbackup.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hubbackup.kit.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The custom resources that all topics use: namespaced widgets with a schema and a status of their own, and gadgets without any of it. */
final class Definitions {

    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();
    private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String WIDGETS = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.contract.hubbackup.io}
            spec:
              group: contract.hubbackup.io
              scope: Namespaced
              names: {kind: Widget, plural: widgets, singular: widget, shortNames: [wdg], categories: [contract], listKind: WidgetList}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                additionalPrinterColumns:
                - {name: Size, type: integer, jsonPath: .spec.size, description: How large it is.}
                - {name: Phase, type: string, jsonPath: .status.phase}
                - {name: Colour, type: string, jsonPath: .spec.colour, priority: 1}
                - {name: Since, type: date, jsonPath: .metadata.creationTimestamp}
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          size: {type: integer, minimum: 1, maximum: 10}
                          colour: {type: string, enum: [red, green, blue], default: red}
                          code: {type: string, pattern: '^[a-z]+$', maxLength: 5}
                          ratio: {type: number}
                          on: {type: boolean}
                          port: {x-kubernetes-int-or-string: true}
                          since: {type: string, format: date-time}
                          parts:
                            type: array
                            maxItems: 4
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [name]
                            items:
                              type: object
                              required: [name]
                              properties:
                                name: {type: string}
                                weight: {type: integer, default: 1}
                                note: {type: string}
                          tags:
                            type: array
                            x-kubernetes-list-type: set
                            items: {type: string}
                          words:
                            type: array
                            items: {type: string}
                          box:
                            type: object
                            required: [width]
                            properties:
                              width: {type: integer}
                              height: {type: integer, default: 3}
                          limits:
                            type: object
                            additionalProperties: {type: integer}
                          free:
                            type: object
                            x-kubernetes-preserve-unknown-fields: true
                          maybe: {type: string, nullable: true}
                          whole:
                            type: object
                            x-kubernetes-map-type: atomic
                            properties: {a: {type: string}, b: {type: string}}
                      status:
                        type: object
                        properties:
                          phase: {type: string}
                          count: {type: integer}
                          conditions:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [type]
                            items:
                              type: object
                              required: [type, status]
                              properties:
                                type: {type: string}
                                status: {type: string}
                                reason: {type: string}
            """;
    private static final String GADGETS = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: gadgets.contract.hubbackup.io}
            spec:
              group: contract.hubbackup.io
              scope: Cluster
              names: {kind: Gadget, plural: gadgets, singular: gadget, listKind: GadgetList}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """;

    private Definitions() {}

    /** Makes the definitions on this server, if this is the first case there. */
    static void ensure(Api api) {
        if (DONE.add(api.url())) {
            List.of(WIDGETS, GADGETS).forEach(definition -> make(api, definition));
            Await.within(Duration.ofSeconds(30), "widgets and gadgets")
                    .until(() -> look(api, "widgets") + look(api, "gadgets"), codes -> codes == 400);
        }
    }

    private static void make(Api api, String definition) {
        api.send("POST", PATH, Map.of("Content-Type", "application/json"), json(definition))
                .is(201);
    }

    private static int look(Api api, String plural) {
        return api.send("GET", "/apis/contract.hubbackup.io/v1/" + plural, Map.of(), new byte[0])
                .code();
    }

    private static byte[] json(String yaml) {
        try {
            JsonNode tree = new YAMLMapper().readTree(yaml);
            return tree.toString().getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
