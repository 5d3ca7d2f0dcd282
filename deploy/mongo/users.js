// Begins the replica set of one, then gives each service a user that may read and write its own database and no other.
// Run by the one-shot store-init with every "up": what is there already stays, passwords follow their files.
const fs = require("fs");

const services = ["issuer", "wallet", "verifier", "matching"];
const PATIENCE_MILLIS = 60000;

function secret(name) {
  return fs.readFileSync("/run/secrets/" + name, "utf8").trim();
}

function begin(admin) {
  try {
    admin.adminCommand({ replSetGetStatus: 1 });
  } catch (fault) {
    if (fault.codeName !== "NotYetInitialized") {
      throw fault;
    }
    admin.adminCommand({ replSetInitiate: { _id: "ler", members: [{ _id: 0, host: "store:27017" }] } });
    print("replica set begun");
  }
}

function awaitPrimary(admin) {
  const until = Date.now() + PATIENCE_MILLIS;
  while (!admin.hello().isWritablePrimary) {
    if (Date.now() > until) {
      throw new Error("expected a primary within " + PATIENCE_MILLIS + " ms");
    }
    sleep(200);
  }
}

function admit(admin, service) {
  const database = admin.getSiblingDB(service);
  const user = { pwd: secret(service + "-store"), roles: [{ role: "readWrite", db: service }] };
  if (database.getUser(service) === null) {
    database.createUser({ user: service, ...user });
    print("user " + service + " made");
  } else {
    database.updateUser(service, user);
  }
}

const admin = connect(
  "mongodb://root:" + encodeURIComponent(secret("store-root")) + "@store:27017/admin?directConnection=true",
);
begin(admin);
awaitPrimary(admin);
for (const service of services) {
  admit(admin, service);
}
