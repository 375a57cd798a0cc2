package org.kyodo.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The register of civic groups 団体登録, and the only keeper of personal data. */
@SpringBootApplication
public class RegistryService {
    static void main(String[] arguments) {
        SpringApplication.run(RegistryService.class, arguments);
    }
}
