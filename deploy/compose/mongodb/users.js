// Run once, when the database is made: each service may read and write the database of its name, and no other.
const { readFileSync } = require("fs");

for (const service of ["registry", "proposal", "grant", "evaluation", "notification"]) {
  const address = readFileSync(`/run/secrets/${service}-mongodb`, "utf8");
  const password = address.match(/^mongodb:\/\/[a-z]+:([0-9a-f]+)@/)[1];
  db.getSiblingDB(service).createUser({
    user: service,
    pwd: password,
    roles: [{ role: "readWrite", db: service }],
  });
}
