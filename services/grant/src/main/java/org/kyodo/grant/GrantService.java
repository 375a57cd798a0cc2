package org.kyodo.grant;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Grant programmes, their budgets and the applications for them 補助金・交付金. */
@SpringBootApplication
public class GrantService {
    static void main(String[] arguments) {
        SpringApplication.run(GrantService.class, arguments);
    }
}
