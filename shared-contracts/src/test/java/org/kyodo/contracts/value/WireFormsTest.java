package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.Json;
import tools.jackson.core.JacksonException;

/** The bounds a schema states are those the type checks, so that an outsider's validator and Kyodo agree. */
class WireFormsTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                        Yen.class,
                        FiscalYear.class,
                        MunicipalityCode.class,
                        CorporateNumber.class,
                        DepartmentCode.class,
                        ProgrammeCode.class,
                        AccountRef.class,
                        PersonRef.class,
                        AreaCode.class,
                        GroupId.class)
                .flatMap(type -> Stream.of(
                                "0",
                                "-1",
                                "1872",
                                "1873",
                                "2199",
                                "2200",
                                "1000000000000000",
                                "1000000000000001",
                                "1.5",
                                "true",
                                "null",
                                "[]",
                                "\"\"",
                                "\"NP\"",
                                "\"np\"",
                                "\"052019\"",
                                "\"52019\"",
                                "\"NP052019\"",
                                "\"7000012050002\"",
                                "\"700001205000\"",
                                "\"collaboration-office\"",
                                "\"-a\"",
                                "\"a--b\"",
                                "\"協働\"",
                                "\"" + "a".repeat(40) + "\"",
                                "\"" + "a".repeat(41) + "\"",
                                "\"" + "a".repeat(100) + "\"",
                                "\"" + "a".repeat(101) + "\"",
                                "\"a@b\"",
                                "\"01981f2e-7c00-7000-8000-000000000000\"",
                                "\"01981f2e\"")
                        .map(json -> Arguments.of(type, json)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("texts")
    void the_schema_of_a_type_and_the_type_agree(Class<?> type, String json) {
        assertThat(validates(type, json)).isEqualTo(reads(type, json));
    }

    @Test
    void a_record_of_several_parts_is_no_value_type() {
        assertThat(Shape.isValueType(Reason.class)).isFalse();
        assertThat(WireForms.of(Reason.class)).isEmpty();
    }

    private static boolean validates(Class<?> type, String json) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(WireForms.of(type).orElseThrow());
        return schema.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    private static boolean reads(Class<?> type, String json) {
        try {
            return Json.STRICT.readValue(json, type) != null;
        } catch (JacksonException e) {
            return false;
        }
    }
}
