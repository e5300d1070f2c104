targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('The azd environment: dev, test, prod or any other name.')
param environmentName string

@description('Where everything lives.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Who may upload the persona: an object id of Entra; empty is whoever deploys.')
param principalId string = ''
param principalType string = 'User'

@allowed(['', 'dev', 'test', 'prod'])
@description('A member of profiles.json; empty is what the environment is called, if it is one of these, else dev.')
param profileName string = ''

@allowed(['offline', 'azure-openai', 'openai'])
@description('Who writes the answers; offline looks them up in the persona and costs nothing.')
param modelProvider string = 'offline'

@description('The model of azure-openai: name, version, sku, capacity in thousands of tokens a minute; location, where it is another; and those that hear and speak.')
param azureOpenAi { location: string, name: string, version: string, sku: string, capacity: string, stt: { name: string, version: string, sku: string, capacity: string }, tts: { name: string, version: string, sku: string, capacity: string } }

@secure()
param openAiApiKey string = ''
@secure()
param openAiCompatKey string = ''
@secure()
param sttApiKey string = ''
@secure()
param ttsApiKey string = ''

@description('Sites besides the page that may call the API, with commas between.')
param corsOrigins string = ''

@description('Where pages find the API once it has a domain of its own, such as https://api.example.org.')
param apiUrl string = ''

@description('Who is told when it fails, is slow or spends too much.')
param alertEmail string = ''

@description('What a month may cost, in the currency of the bill; 0 is what the profile says, -1 is no budget.')
param monthlyBudget int = 0

@description('The month in which the cost budget began, for Azure refuses to move it; empty is this month.')
param budgetStart string = ''

@description('Settings of the app by their names; an empty one is left to the app\'s own default.')
param twinSettings object

var profiles = loadJsonContent('./profiles.json')
var chosenProfile = !empty(profileName) ? profileName : contains(profiles, environmentName) ? environmentName : 'dev'
var profile = profiles[chosenProfile]
var token = toLower(uniqueString(subscription().id, environmentName, location))
var names = mapValues(loadJsonContent('./abbreviations.json'), abbreviation => '${abbreviation}${token}')
var tags = { 'azd-env-name': environmentName }
var usesAzureOpenAi = modelProvider == 'azure-openai'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-digital-twin-${environmentName}'
  location: location
  tags: tags
}

module identity './modules/identity.bicep' = {
  scope: group
  params: { name: names.identity, location: location, tags: tags }
}

module monitoring './modules/monitoring.bicep' = {
  scope: group
  params: { workspaceName: names.workspace, insightsName: names.insights, location: location, tags: tags, profile: profile }
}

module storage './modules/storage.bicep' = {
  scope: group
  params: { name: names.storage, location: location, tags: tags, workspaceId: monitoring.outputs.workspaceId, profile: profile }
}

module keyVault './modules/keyvault.bicep' = {
  scope: group
  params: {
    name: names.keyVault, location: location, tags: tags, workspaceId: monitoring.outputs.workspaceId
    openAiApiKey: modelProvider == 'openai' ? openAiApiKey : '', openAiCompatKey: openAiCompatKey, sttApiKey: sttApiKey, ttsApiKey: ttsApiKey
  }
}

module openAi './modules/openai.bicep' = if (usesAzureOpenAi) {
  scope: group
  params: {
    namePrefix: names.openAi, tags: tags, workspaceId: monitoring.outputs.workspaceId
    model: union(azureOpenAi, empty(azureOpenAi.location) ? { location: location } : {})
  }
}

module site './modules/staticwebapp.bicep' = {
  scope: group
  params: { name: names.site, location: location, tags: tags, profile: profile }
}

module roles './modules/roles.bicep' = {
  scope: group
  params: {
    storageName: storage.outputs.name, insightsName: monitoring.outputs.insightsName, keyVaultName: keyVault.outputs.name
    openAiName: usesAzureOpenAi ? openAi!.outputs.name : '', appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: empty(principalId) ? deployer().objectId : principalId, deployerPrincipalType: principalType
  }
}

module functions './modules/functions.bicep' = {
  scope: group
  dependsOn: [roles]
  params: {
    name: names.functionApp, planName: names.plan, location: location, tags: tags, profile: profile
    identityId: identity.outputs.id, identityClientId: identity.outputs.clientId, storageName: storage.outputs.name
    insightsName: monitoring.outputs.insightsName, workspaceId: monitoring.outputs.workspaceId, siteUri: site.outputs.uri
    corsOrigins: corsOrigins
    settings: union(
      twinSettings,
      usesAzureOpenAi ? openAi!.outputs.settings : {},
      modelProvider == 'openai' ? {} : { OPENAI_BASE_URL: '' }, keyVault.outputs.settings
    )
  }
}

module alerts './modules/alerts.bicep' = {
  scope: group
  params: {
    location: location, tags: tags, names: names, workspaceId: monitoring.outputs.workspaceId
    email: alertEmail, dailyTokenBudget: int(twinSettings.DAILY_TOKEN_BUDGET), budgetStart: budgetStart
    monthlyBudget: monthlyBudget == 0 ? profile.monthlyBudget : monthlyBudget
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = keyVault.outputs.name
output SERVICE_API_NAME string = functions.outputs.name
output SERVICE_API_URI string = functions.outputs.uri
output SERVICE_WEB_NAME string = site.outputs.name
output SERVICE_WEB_URI string = site.outputs.uri
output VITE_API_URL string = empty(apiUrl) ? functions.outputs.uri : apiUrl
output STORAGE_BLOB_URI string = storage.outputs.blobUri
output BUDGET_START string = alerts.outputs.budgetStart
output DEPLOYED_PROFILE string = chosenProfile
output DEPLOYED_MODEL string = usesAzureOpenAi ? openAi!.outputs.summary : modelProvider == 'openai' ? 'openai:${twinSettings.OPENAI_MODEL}' : modelProvider
