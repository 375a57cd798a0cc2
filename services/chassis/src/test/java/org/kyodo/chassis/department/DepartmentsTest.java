package org.kyodo.chassis.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.value.DepartmentCode;

class DepartmentsTest {
    private static final DepartmentCode A = DepartmentCode.of("a");
    private static final DepartmentCode B = DepartmentCode.of("b");
    private static final DepartmentCode C = DepartmentCode.of("c");

    @Test
    void a_chain_of_mergers_ends_at_the_one_that_is_in_charge() {
        assertThat(Departments.end(A, Map.of(A, B, B, C))).isEqualTo(C);
        assertThat(Departments.end(C, Map.of(A, B, B, C))).isEqualTo(C);
        assertThat(Departments.end(A, Map.of())).isEqualTo(A);
    }

    @Test
    void two_that_were_merged_into_each_other_are_one_and_nothing_hangs() {
        assertThat(Departments.end(A, Map.of(A, B, B, A))).isEqualTo(Departments.end(B, Map.of(A, B, B, A)));
        assertThat(Departments.end(C, Map.of(C, A, A, B, B, A))).isEqualTo(A);
    }
}
