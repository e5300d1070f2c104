// Azure OpenAI with the model that writes, and those that hear and speak where they are named. The app calls it with its identity; there is no key.
@description('The account is called so and by its region, for an account can not move.')
param namePrefix string
param tags object
param workspaceId string
@description('capacity is in thousands of tokens a minute, taken from the quota of the subscription in this region.')
param model { location: string, name: string, version: string, sku: string, capacity: string, stt: speechModel, tts: speechModel }

@description('Not deployed without a name; what a unit of capacity allows is for each model another.')
type speechModel = { name: string, version: string, sku: string, capacity: string }

var region = toLower(replace(model.location, ' ', ''))
var name = '${namePrefix}-${region}'
var speech = filter([model.stt, model.tts], further => !empty(further.name))

resource account 'Microsoft.CognitiveServices/accounts@2026-07-01' = {
  name: name
  location: region
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }

  resource deployment 'deployments' = {
    name: model.name
    sku: { name: model.sku, capacity: int(model.capacity) }
    properties: {
      model: { format: 'OpenAI', name: model.name, version: model.version }
      // Azure retires versions: the deployment moves on then, in place of failing.
      versionUpgradeOption: 'OnceCurrentVersionExpired'
    }
  }
}

// One after the other: an account refuses two changes at once.
@batchSize(1)
resource speechDeployments 'Microsoft.CognitiveServices/accounts/deployments@2026-07-01' = [for further in speech: {
  name: further.name
  parent: account
  dependsOn: [account::deployment]
  sku: { name: further.sku, capacity: int(further.capacity) }
  properties: {
    model: { format: 'OpenAI', name: further.name, version: further.version }
    versionUpgradeOption: 'OnceCurrentVersionExpired'
  }
}]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'Audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output name string = account.name
output summary string = 'azure-openai:${account::deployment.name}:${model.version}:${model.sku}:${model.capacity}:${region}'

@description('The app\'s settings that name what is deployed here.')
output settings object = union(
  { AZURE_OPENAI_ENDPOINT: account.properties.endpoint, AZURE_OPENAI_DEPLOYMENT: account::deployment.name },
  empty(model.stt.name) ? {} : { STT_MODEL: model.stt.name },
  empty(model.tts.name) ? {} : { TTS_MODEL: model.tts.name }
)
